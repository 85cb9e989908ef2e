/** "glim", drawn with one pen; the dot of its i is a moon. */
export const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 228 124" fill="none" stroke="#fff4dc" stroke-width="13" stroke-linecap="round">
  <circle cx="34" cy="61" r="25"/>
  <path d="M59 37v54c0 16-11 25-25 25-9 0-16-3-21-9M90 11v75M122 39v47"/>
  <path d="M154 86V39m0 20c0-13 8-22 17-22s17 9 17 22v27m0-27c0-13 8-22 17-22s17 9 17 22v27"/>
  <path d="M125 1a13 13 0 1 0 12 21A15 15 0 0 1 125 1z" fill="#ffb547" stroke="none"/>
</svg>
`;
