package io.github.camelinterakt.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where an order goes. Every part may be null, which leaves it out.
 *
 * @param name         who receives it
 * @param phoneNumber  the receiver's phone: country code and number, no plus
 * @param address      street or area
 * @param city         the city
 * @param state        the state
 * @param inPinCode    the Indian postal code, six digits
 * @param houseNumber  the house
 * @param towerNumber  the tower of a complex
 * @param buildingName the building
 * @param landmarkArea something near it
 * @param country      the country as two letters, such as {@code IN}
 */
public record ShippingAddress(
        String name,
        @JsonProperty("phone_number") String phoneNumber,
        String address,
        String city,
        String state,
        @JsonProperty("in_pin_code") String inPinCode,
        @JsonProperty("house_number") String houseNumber,
        @JsonProperty("tower_number") String towerNumber,
        @JsonProperty("building_name") String buildingName,
        @JsonProperty("landmark_area") String landmarkArea,
        String country) {

    /**
     * Starts an address.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Shows nothing of the address. */
    @Override
    public String toString() {
        return "ShippingAddress";
    }

    /** Builds a {@link ShippingAddress}. */
    public static final class Builder extends RequestBuilder<ShippingAddress> {

        private String name;
        private String phoneNumber;
        private String address;
        private String city;
        private String state;
        private String inPinCode;
        private String houseNumber;
        private String towerNumber;
        private String buildingName;
        private String landmarkArea;
        private String country;

        private Builder() {}

        /**
         * Who receives the order.
         *
         * @param name the receiver's name
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * How to reach the receiver.
         *
         * @param phoneNumber country code and number, no plus
         * @return this builder
         */
        public Builder phoneNumber(String phoneNumber) {
            this.phoneNumber = phoneNumber;
            return this;
        }

        /**
         * The street or area.
         *
         * @param address the address
         * @return this builder
         */
        public Builder address(String address) {
            this.address = address;
            return this;
        }

        /**
         * The city.
         *
         * @param city the city
         * @return this builder
         */
        public Builder city(String city) {
            this.city = city;
            return this;
        }

        /**
         * The state.
         *
         * @param state the state
         * @return this builder
         */
        public Builder state(String state) {
            this.state = state;
            return this;
        }

        /**
         * The postal code.
         *
         * @param inPinCode the Indian postal code, six digits
         * @return this builder
         */
        public Builder inPinCode(String inPinCode) {
            this.inPinCode = inPinCode;
            return this;
        }

        /**
         * The house.
         *
         * @param houseNumber the house's number
         * @return this builder
         */
        public Builder houseNumber(String houseNumber) {
            this.houseNumber = houseNumber;
            return this;
        }

        /**
         * The tower of a complex.
         *
         * @param towerNumber the tower's number
         * @return this builder
         */
        public Builder towerNumber(String towerNumber) {
            this.towerNumber = towerNumber;
            return this;
        }

        /**
         * The building.
         *
         * @param buildingName the building's name
         * @return this builder
         */
        public Builder buildingName(String buildingName) {
            this.buildingName = buildingName;
            return this;
        }

        /**
         * Something near the address.
         *
         * @param landmarkArea the landmark
         * @return this builder
         */
        public Builder landmarkArea(String landmarkArea) {
            this.landmarkArea = landmarkArea;
            return this;
        }

        /**
         * The country.
         *
         * @param country two letters, such as {@code IN}
         * @return this builder
         */
        public Builder country(String country) {
            this.country = country;
            return this;
        }

        @Override
        public ShippingAddress build() {
            return new ShippingAddress(
                    name,
                    phoneNumber,
                    address,
                    city,
                    state,
                    inPinCode,
                    houseNumber,
                    towerNumber,
                    buildingName,
                    landmarkArea,
                    country);
        }
    }
}
