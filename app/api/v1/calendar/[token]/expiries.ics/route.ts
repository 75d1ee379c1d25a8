import { readFeedContract } from "@/lib/calendar/contract";
import { readFeed } from "@/lib/calendar/read-feed";
import { serve } from "@/lib/http/serve";

export const GET = serve(readFeedContract, readFeed);
