import type {ReactNode} from 'react';
import {Label, Slider as AriaSlider, SliderOutput, SliderThumb, SliderTrack} from 'react-aria-components';
import './field.css';
import './slider.css';

export type SliderProps = {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly value: number;
  /** @default 0 */
  readonly min?: number;
  /** @default 1 */
  readonly max?: number;
  /** @default 0.01 */
  readonly step?: number;
  readonly format?: Intl.NumberFormatOptions;
  readonly isDisabled?: boolean;
  readonly onChange: (value: number) => void;
};

const plainNumber: Intl.NumberFormatOptions = {};

export function Slider({
  label,
  isLabelHidden = false,
  value,
  min = 0,
  max = 1,
  step = 0.01,
  format = plainNumber,
  isDisabled = false,
  onChange,
}: SliderProps): ReactNode {
  return (
    <AriaSlider
      className="ui-field ui-slider"
      value={value}
      minValue={min}
      maxValue={max}
      step={step}
      formatOptions={format}
      isDisabled={isDisabled}
      onChange={(next) => onChange(typeof next === 'number' ? next : (next[0] ?? min))}
      {...(isLabelHidden ? {'aria-label': label} : {})}
    >
      {isLabelHidden ? null : (
        <div className="ui-slider-head">
          <Label className="ui-label">{label}</Label>
          <SliderOutput className="ui-slider-value" />
        </div>
      )}
      <SliderTrack className="ui-slider-track">
        {({state}) => (
          <>
            <div className="ui-slider-fill" style={{width: `${state.getThumbPercent(0) * 100}%`}} />
            <SliderThumb className="ui-slider-thumb" />
          </>
        )}
      </SliderTrack>
    </AriaSlider>
  );
}
