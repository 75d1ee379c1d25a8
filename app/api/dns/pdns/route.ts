export { pdnsVersions as GET } from "@/lib/dns-api/pdns/pdns";
