export { updateDynamic as GET } from "@/lib/dns-api/dyndns2";
