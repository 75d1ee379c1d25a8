/** The header webhook-id of a delivery: the same at each attempt, so that a receiver can drop what it has had. */
export const messageIdOf = (deliveryId: string): string => `msg_${deliveryId}`;
