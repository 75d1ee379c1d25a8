import { endFeedContract, renewFeedContract } from "@/lib/calendar/contract";
import { endFeed } from "@/lib/calendar/end-feed";
import { renewFeed } from "@/lib/calendar/renew-feed";
import { serve } from "@/lib/http/serve";

export const POST = serve(renewFeedContract, renewFeed);
export const DELETE = serve(endFeedContract, endFeed);
