/**
 * `npm run ledger:check`: checks the books for consistency and against orders, top-ups, refunds and adjustments, and compares the agent
 * account with the upstream's figures. Prints every difference; exit code 1 if there is one. Changes nothing.
 */
import { inShopEnvironment } from "../../server/processes/shop-environment";
import { readWords } from "./read-words";
import { reportBooks } from "./report-books";

readWords("usage: npm run ledger:check", {});

await inShopEnvironment(async () => ((await reportBooks()) === 0 ? 0 : 1));
