import base from "./playwright.config";

/** The pictures of docs/screens, outside the specs: `npm run screens` starts a shop and names it as `npm test` does. */
export default { ...base, testMatch: "screens/*.screen.ts", reporter: "list", timeout: 300_000 };
