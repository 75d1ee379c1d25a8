import { z } from "zod";

/**
 * A text that is ASCII by its nature (a number, an address, an account, a telephone): what a Chinese input method writes full-width is
 * taken for what is meant, and blanks around it don't count. Not for what people write freely, nor for passwords.
 */
export const asciiText = () => z.string().normalize("NFKC").trim();
