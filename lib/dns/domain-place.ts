/** Stands for the name of each domain in hosts and values: "{domain}" in example.com is "example.com". */
export const DOMAIN_PLACE = "{domain}";
