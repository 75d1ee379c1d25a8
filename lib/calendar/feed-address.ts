import "server-only";
import { env } from "@/lib/env";

/** Where the sealed token of a calendar feed belongs. */
export const feedPlace = (customerId: string) => ({ table: "calendar_feeds", row: customerId, column: "token_enc" });

export const feedUrl = (token: string) => `${env().APP_URL}/api/v1/calendar/${token}/expiries.ics`;
