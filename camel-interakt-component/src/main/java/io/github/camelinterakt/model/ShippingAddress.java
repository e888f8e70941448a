package io.github.camelinterakt.model;

/** The shipping address of an order. Every part is optional. */
public final class ShippingAddress extends RequestPart<ShippingAddress> {

    /** Creates an empty address. */
    public ShippingAddress() {
        super(json());
    }

    /** Sets the recipient's name. */
    public ShippingAddress withName(String name) {
        return set(name, "name");
    }

    /** Sets the recipient's phone number: country code and number, without plus. */
    public ShippingAddress withPhoneNumber(String phoneNumber) {
        return set(phoneNumber, "phone_number");
    }

    /** Sets street or area. */
    public ShippingAddress withAddress(String address) {
        return set(address, "address");
    }

    /** Sets the city. */
    public ShippingAddress withCity(String city) {
        return set(city, "city");
    }

    /** Sets the state. */
    public ShippingAddress withState(String state) {
        return set(state, "state");
    }

    /** Sets the Indian postal code, six digits. */
    public ShippingAddress withInPinCode(String inPinCode) {
        return set(inPinCode, "in_pin_code");
    }

    /** Sets the house. */
    public ShippingAddress withHouseNumber(String houseNumber) {
        return set(houseNumber, "house_number");
    }

    /** Sets the tower of a complex. */
    public ShippingAddress withTowerNumber(String towerNumber) {
        return set(towerNumber, "tower_number");
    }

    /** Sets the building. */
    public ShippingAddress withBuildingName(String buildingName) {
        return set(buildingName, "building_name");
    }

    /** Sets a landmark near the address. */
    public ShippingAddress withLandmarkArea(String landmarkArea) {
        return set(landmarkArea, "landmark_area");
    }

    /** Sets the country as two letters, such as {@code IN}. */
    public ShippingAddress withCountry(String country) {
        return set(country, "country");
    }
}
