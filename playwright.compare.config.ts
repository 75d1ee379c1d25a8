import base from "./playwright.config";

/** Pictures of the pages to compare: `npm run screens:take` starts a shop and names it as `npm test` does. */
export default { ...base, testMatch: "screens/compare/*.compare.ts", reporter: "list", workers: 1 };
