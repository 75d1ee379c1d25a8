const LABEL = "[0-9A-Za-z](?:[0-9A-Za-z-]*[0-9A-Za-z])?";

/** The pattern of a field for a host name with at least one dot, or an IPv4 address. */
export const HOST_NAME_PATTERN = `${LABEL}(?:\\.${LABEL})+`;
