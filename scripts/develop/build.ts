/** `npm run build`: builds the pages and writes dist/ (server/processes/build-output.ts). */
import { buildOutput, OUTPUT } from "../../server/processes/build-output";
import { StartError } from "../../server/processes/start-error";

try {
  await buildOutput();
  process.stdout.write(`${OUTPUT}/ is ready: npm ci --omit=dev there, then node web.mjs and node worker.mjs.\n`);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
