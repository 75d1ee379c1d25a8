/** The number of a row to which its bank gave none: ours, the same in every file that has the row. @param digest hexadecimal, 20 digits at least. */
export const ownSerial = (digest: string): string => `ROW-${digest.slice(0, 20).toUpperCase()}`;

/** Whether a serial number is ours, so that nobody finds it at the bank. Another row's may have got "-2" and so on. */
export const isOwnSerial = (serial: string): boolean => /^ROW-[0-9A-F]{20}(-\d+)?$/.test(serial);
