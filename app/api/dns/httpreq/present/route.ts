export { presentChallenge as POST } from "@/lib/dns-api/httpreq";
