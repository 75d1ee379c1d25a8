/** A registration whose mail was sent, as the tab remembers it: never with its password. */
export interface SentRegistration {
  name: string;
  email: string;
  mailKept: boolean;
}

const KEY = "register.sent";
/** For as long as the mailed link works. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * What remains of a registration when its page is read again, in this tab alone. Browsers that refuse to store anything (and private
 * windows of some) lose it with the page.
 */
export const sentRegistration = {
  keep({ name, email, mailKept }: SentRegistration): void {
    quietly(() => sessionStorage.setItem(KEY, JSON.stringify({ name, email, mailKept, at: Date.now() })));
  },
  read(): SentRegistration | null {
    const text = quietly(() => sessionStorage.getItem(KEY));
    const kept = text ? quietly(() => JSON.parse(text) as Record<string, unknown> | null) : null;
    if (typeof kept?.at !== "number" || Date.now() - kept.at > KEPT_MS) return null;
    const { name, email, mailKept } = kept;
    return typeof name === "string" && typeof email === "string" ? { name, email, mailKept: mailKept === true } : null;
  },
  forget(): void {
    quietly(() => sessionStorage.removeItem(KEY));
  },
};

/** Storage may be refused, and what is stored may be another version's. */
function quietly<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
