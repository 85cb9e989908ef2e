/** Something that the person at the keyboard can mend: printed as sentences, without a stack. */
export class BootstrapError extends Error {
  /**
   * @param {string} message what happened and, where known, why
   * @param {string} hint what to do
   * @param {string} [details] what the failing program said
   */
  constructor(message, hint, details = '') {
    super(message);
    this.name = 'BootstrapError';
    this.hint = hint;
    this.details = details;
  }
}
