/** Stands in the built page where the server puts a nonce, another one for each time that it is opened. */
export const noncePlaceholder = 'matchcut-studio-nonce';
