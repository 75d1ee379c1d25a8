/** The page of a service in its customer's account. */
export function servicePath({ line, id }: { line: string; id: string }): string {
  return `/account/${line === "domain" ? "domains" : "services"}/${id}`;
}
