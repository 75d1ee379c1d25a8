/** The largest picture of a document that is taken, as its file. */
export const MAX_UPLOAD_BYTES = 12 * 1024 * 1024;
