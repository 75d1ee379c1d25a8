import "server-only";
import { notFound } from "@/lib/core/errors";
import { requestLocale } from "./locale";
import { problemResponse, toProblem } from "./problem";

/** What the API answers at an address that it doesn't have: programs read every answer as JSON, and the pages' 404 is 16 kB of HTML. */
export function answerUnknownAddress({ headers }: Request): Response {
  return problemResponse(toProblem(notFound("route"), requestLocale(headers)));
}
