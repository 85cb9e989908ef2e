/** From least to most. */
export const logLevels = ['error', 'warn', 'info', 'verbose'] as const;

export type LogLevel = (typeof logLevels)[number];

/** Whether words of `level` are told where `chosen` was asked for. */
export function isTold(level: LogLevel, chosen: LogLevel): boolean {
  return logLevels.indexOf(level) <= logLevels.indexOf(chosen);
}
