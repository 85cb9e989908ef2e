/** For what is named by a key or digest, and so never becomes another one. For this browser alone. */
export const forever = 'private, max-age=31536000, immutable';

/** Browsers ask each time whether it is still the same. */
export const askAgain = 'private, no-cache';
