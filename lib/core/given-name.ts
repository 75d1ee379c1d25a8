import { z } from "zod";

/** One line without invisible characters. The joiners of scripts such as Persian are allowed. */
export const ONE_VISIBLE_LINE =
  /^[^\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]*$/u;

/** A name that people give to a thing of theirs, by which they recognise it in lists and mails. */
export const givenName = z.string().trim().normalize("NFC").min(1).max(60).regex(ONE_VISIBLE_LINE, "input.one_line");
