/** Exit code of a process that was given a wrong configuration (EX_CONFIG of sysexits.h): starting it again does not help. */
export const CONFIGURATION_EXIT_CODE = 78;

/** A fault that the shop's operator must correct before it can start; the message says what to do and holds no secret. */
export class ConfigurationError extends Error {
  override name = "ConfigurationError";
}
