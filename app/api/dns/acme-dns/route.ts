export { updateAcmeDns as POST } from "@/lib/dns-api/acme-dns";
