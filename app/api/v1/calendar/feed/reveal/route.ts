import { serve } from "@/lib/http/serve";
import { revealFeedContract } from "@/lib/services/calendar-contract";
import { revealFeed } from "@/lib/services/reveal-feed";

export const POST = serve(revealFeedContract, revealFeed);
