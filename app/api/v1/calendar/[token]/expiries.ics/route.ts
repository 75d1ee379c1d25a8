import { serve } from "@/lib/http/serve";
import { readFeedContract } from "@/lib/services/calendar-contract";
import { readFeed } from "@/lib/services/read-feed";

export const GET = serve(readFeedContract, readFeed);
