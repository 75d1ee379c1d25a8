import { serve } from "@/lib/http/serve";
import { endFeedContract, renewFeedContract } from "@/lib/services/calendar-contract";
import { endFeed } from "@/lib/services/end-feed";
import { renewFeed } from "@/lib/services/renew-feed";

export const POST = serve(renewFeedContract, renewFeed);
export const DELETE = serve(endFeedContract, endFeed);
