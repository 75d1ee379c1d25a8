import { fileTypes, MOST_BYTES_TOGETHER, MOST_FILE_BYTES, MOST_FILES } from "@/lib/tickets/contract";

/** What the forms of tickets take; as a prop, so that the browser does not load the contract for it. */
export const ticketFileLimits = {
  types: fileTypes,
  most: MOST_FILES,
  mostBytes: MOST_FILE_BYTES,
  mostBytesTogether: MOST_BYTES_TOGETHER,
};
