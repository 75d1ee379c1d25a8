import { serve } from "@/lib/http/serve";
import { readRelayPictureContract } from "@/lib/tickets/relay-contract";
import { readRelayPicture } from "@/lib/tickets/relays/read-relay-picture";

export const GET = serve(readRelayPictureContract, readRelayPicture);
