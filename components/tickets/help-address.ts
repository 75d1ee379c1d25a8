/** The address of a new ticket about a service or an order. */
export function helpAddress({ service, order }: { service?: string | undefined; order?: string | undefined } = {}) {
  const about = service ? `?service=${service}` : order ? `?order=${order}` : "";
  return `/account/tickets/new${about}`;
}
