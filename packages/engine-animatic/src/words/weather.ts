import {anyOf, findFirst} from './find.ts';

export type Weather = 'clear' | 'cloudy' | 'rain' | 'storm' | 'snow' | 'fog';

const table: readonly (readonly [Weather, RegExp])[] = [
  ['storm', anyOf('storm|stormy|thunder|lightning|thunderstorm|downpour')],
  ['rain', anyOf('rain|raining|rainy|drizzle|shower|wet|raindrop|pours|pouring')],
  ['snow', anyOf('snow|snowing|snowy|blizzard|snowflake|winter|frost')],
  ['fog', anyOf('fog|foggy|mist|misty|haze|hazy|smoke')],
  ['cloudy', anyOf('overcast|cloud|cloudy|grey sky|gray sky|gloomy')],
  ['clear', anyOf('clear sky|sunny|sunlight|sunshine|cloudless|clear')],
];

/** The weather that a padded prompt speaks of, or `null`. Rain beats the overcast sky that it falls from. */
export function readWeather(text: string): Weather | null {
  for (const [weather, pattern] of table.slice(0, 4)) if (pattern.test(text)) return weather;
  return findFirst(text, table);
}
