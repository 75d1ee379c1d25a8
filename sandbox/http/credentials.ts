/** The one agent account that a fresh sandbox knows. Public by design: it opens nothing but the sandbox. */
export const sandboxCredentials = {
  username: "sandbox",
  password: "sandbox-password",
  email: "sandbox@example.com",
} as const;

/** Where the sandbox listens when nothing else is said. */
export const sandboxDefaultPort = 4801;

/** Where its name server listens when nothing else is said. */
export const sandboxDefaultDnsPort = 4853;

/**
 * The environment of a shop whose upstream is the sandbox at this address.
 * @param dns the sandbox's name server, "127.0.0.1:4853"; without it the shop asks nobody about live DNS
 */
export function sandboxEnv(url: string, dns?: string): Record<string, string> {
  return {
    ...(dns ? { DNS_RESOLVERS: dns } : {}),
    KUMQUAT_SANDBOX: "1",
    CNDNS_USERNAME: sandboxCredentials.username,
    CNDNS_PASSWORD: sandboxCredentials.password,
    CNDNS_EMAIL: sandboxCredentials.email,
    CNDNS_API_URL: url,
    CNDNS_CHECK_URL: url,
    CNDNS_SUPPORT_URL: `${url}/api`,
  };
}
