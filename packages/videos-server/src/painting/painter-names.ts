/** Who makes the pictures: the embedded engine's painter, or one of flat colours for load tests. */
export const painterNames = ['animatic', 'plain'] as const;

export type PainterName = (typeof painterNames)[number];
