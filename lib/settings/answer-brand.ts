import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Brand } from "./contract";
import { readBrand } from "./read-brand";

/** The brand in the caller's language. */
export function answerBrand(_actor: Actor, _input: object, { locale }: { locale: "zh" | "en" }): Promise<Brand> {
  return readBrand(locale);
}
