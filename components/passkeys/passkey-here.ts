const KEY = "passkey";

/**
 * Whether somebody has used a passkey of this shop in this browser: then it is offered beside the password. A browser tells no page which
 * passkeys it has. Browsers that refuse to store anything offer the password alone.
 */
export const passkeyHere = {
  note(): void {
    try {
      localStorage.setItem(KEY, "1");
    } catch {
      // nothing is stored here
    }
  },
  isKnown(): boolean {
    try {
      return localStorage.getItem(KEY) === "1";
    } catch {
      return false;
    }
  },
};
