/** What fills the screen: the picture and its transport. */
export const fullScreenId = 'picture-and-transport';

export function toggleFullScreen(): void {
  const change = document.fullscreenElement
    ? document.exitFullscreen()
    : document.querySelector(`#${fullScreenId}`)?.requestFullscreen();
  // Browsers refuse it without a click or a key of the user's; then there is nothing to do.
  change?.catch(() => {});
}
