import { revealFeedContract } from "@/lib/calendar/contract";
import { revealFeed } from "@/lib/calendar/reveal-feed";
import { serve } from "@/lib/http/serve";

export const POST = serve(revealFeedContract, revealFeed);
