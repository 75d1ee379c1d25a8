/** The one agent account that a fresh sandbox knows. Public by design: it opens nothing but the sandbox. */
export const sandboxCredentials = {
  username: "sandbox",
  password: "sandbox-password",
  email: "sandbox@example.com",
} as const;

/** Where the sandbox listens when nothing else is said. */
export const sandboxDefaultPort = 4801;
