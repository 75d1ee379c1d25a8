export { cleanUpChallenge as POST } from "@/lib/dns-api/httpreq";
