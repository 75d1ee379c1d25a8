import "server-only";
import { AppError } from "@/lib/core/errors";
import { readKnownName } from "@/lib/offers/find-suffix";
import { askName } from "./ask-name";

/** Whether somebody holds the name, asked again now without what is remembered of it. */
export async function askHeld(shown: string): Promise<"taken" | "free" | "failed"> {
  try {
    const known = await readKnownName(shown);
    const question = { name: known.name, label: known.label, suffix: known.suffix.suffix };
    const { answer } = await askName(question, { again: true, lane: "checkout" });
    return answer === "taken" || answer === "free" ? answer : "failed";
  } catch (error) {
    if (error instanceof AppError) return "failed";
    throw error;
  }
}
