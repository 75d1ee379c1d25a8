const LABEL = "[0-9A-Za-z](?:[0-9A-Za-z-]*[0-9A-Za-z])?";
/** Without leading zeros, which some programs read as octal: 010.1.1.1 would be 8.1.1.1 to them. */
const BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

/**
 * The pattern of a field for a host name with at least one dot. No name ends in a number, so that a mistyped address (203.0.113.256) is not
 * taken for one.
 */
export const HOST_NAME_PATTERN = `(?:${LABEL}\\.)+(?=[0-9-]*[A-Za-z])${LABEL}`;

export const IPV4_PATTERN = `(?:${BYTE}\\.){3}${BYTE}`;

/** A host name or an IPv4 address. */
export const HOST_PATTERN = `(?:${IPV4_PATTERN}|${HOST_NAME_PATTERN})`;
