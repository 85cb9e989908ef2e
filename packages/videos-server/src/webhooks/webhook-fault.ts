/** What can go wrong with sending a webhook once. */
export type WebhookFault =
  | {readonly kind: 'webhook-duplicate'; readonly copies: number}
  /** It is taken for delivered, and was never sent. */
  | {readonly kind: 'webhook-lost'}
  /** Somebody else sends it first, who does not know the secret. */
  | {readonly kind: 'webhook-forged'};
