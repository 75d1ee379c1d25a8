/**
 * Importing this reads `.env`. The first import of a process's entry point: other modules read process.env as they load.
 * A file that can't be read as it was meant ends the process with a sentence.
 */
import { CONFIGURATION_EXIT_CODE, ConfigurationError } from "./core/configuration-error";
import { loadEnvFile } from "./load-env-file";

try {
  loadEnvFile();
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(CONFIGURATION_EXIT_CODE);
}
