/** The page of a service in its customer's account. */
export const servicePath = (id: string): string => `/account/services/${id}`;
