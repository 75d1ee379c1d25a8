/** Exit code of a process that was given a wrong configuration (EX_CONFIG of sysexits.h): starting it again helps nothing. */
export const CONFIGURATION_EXIT_CODE = 78;

/** What whoever runs the shop must put right before it can start; the message says what to do and holds no secret. */
export class ConfigurationError extends Error {
  override name = "ConfigurationError";
}
