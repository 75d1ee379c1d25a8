import type { Profile } from "@/lib/accounts/contract";

/** The fields of a profile. */
export const PROFILE_FIELDS = ["name", "phone", "locale"] as const;

/**
 * A form over what was saved elsewhere since it was opened. @returns the fields that take what is stored, because nobody typed anything in
 * them, and those in which something else was typed.
 */
export function mergeProfile(
  typed: Readonly<Record<string, unknown>>,
  seen: Profile,
  now: Profile,
): { takes: Partial<Profile>; differs: Partial<Profile> } {
  const pick = (wanted: (field: keyof Profile) => boolean) =>
    Object.fromEntries(PROFILE_FIELDS.filter(wanted).map((field) => [field, now[field]]));
  const untouched = (field: keyof Profile) => typed[field] === seen[field];
  return {
    takes: pick((field) => untouched(field) && now[field] !== seen[field]),
    differs: pick((field) => !untouched(field) && typed[field] !== now[field]),
  };
}

/** The profile that a refusal tells; null if it tells none. */
export function toldProfile({ name, phone, locale }: Readonly<Record<string, string | number>>): Profile | null {
  if (typeof name !== "string" || typeof phone !== "string" || (locale !== "zh" && locale !== "en")) return null;
  return { name, phone, locale };
}
