import "server-only";
import { AppError } from "@/lib/core/errors";
import { askName } from "./ask-name";
import { readKnownName } from "./find-suffix";

/** Whether somebody holds the name, asked again just now. */
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
