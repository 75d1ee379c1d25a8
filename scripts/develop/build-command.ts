/** `npm run build:cli`: bundles the command line for customers alone (cli/main.ts); `npm run build` and `npm start` do it by themselves. */
import { bundleCommand, COMMAND_FILE } from "../../server/processes/bundle-command";

await bundleCommand();
process.stdout.write(`${COMMAND_FILE} is ready: node ${COMMAND_FILE} help\n`);
