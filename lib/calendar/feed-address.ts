import "server-only";
import { env } from "@/lib/env";

/** The place (lib/core/secret) of a calendar feed's sealed token. */
export const feedPlace = (customerId: string) => ({ table: "calendar_feeds", row: customerId, column: "token_enc" });

export const feedUrl = (token: string) => `${env().APP_URL}/api/v1/calendar/${token}/expiries.ics`;
